from intranet.administration.log.objects import KINDS
from permissions.grants import guard_models
from permissions.models import User


def test_everything_that_has_a_log_has_words_and_a_number() -> None:
    assert set(KINDS) == {*guard_models(), User}
