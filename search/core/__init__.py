"""The one query model, pure: what was asked, what is indexed, what is answered. No Django, no engine."""
