import pickle

import pytest

from importers.readers import messages


@pytest.mark.parametrize("code", messages.MESSAGES)
def test_messages_are_whole_swedish_sentences_that_say_what_to_do(code):
    error = messages.error(code, size="60", limit="50", count="300")

    assert error.code == code
    assert error.message[0].isupper()
    assert error.message.endswith(".")
    assert "{" not in error.message
    assert any(
        word in error.message.lower()
        for word in ("spara", "lämna in", "packa upp", "dela upp", "skapa", "kontrollera", "öppna")
    )


def test_error_survives_the_way_between_processes():
    error = pickle.loads(pickle.dumps(messages.error("empty")))

    assert (error.code, error.message) == ("empty", messages.MESSAGES["empty"])
