# placeholder: the real one is written with the launcher
PY = .venv/bin/python
