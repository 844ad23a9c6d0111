"""What is sealed is read again by the same house for the same purpose, unaltered, or not at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.portal.sealing import Unsealable, seal, unseal


@given(st.binary(max_size=200))
def test_sealed_content_comes_back_and_is_not_to_be_seen(content: bytes) -> None:
    sealed = seal("prova", content)

    assert unseal("prova", sealed) == content
    assert len(content) < 4 or content not in sealed
    assert seal("prova", content) != sealed


def test_sealed_for_one_purpose_opens_for_no_other() -> None:
    sealed = seal("prova", b"segreto")

    with pytest.raises(Unsealable):
        unseal("altro", sealed)


@given(st.integers(min_value=0, max_value=34), st.integers(min_value=1, max_value=255))
def test_altered_or_cut_it_opens_no_more(place: int, change: int) -> None:
    sealed = bytearray(seal("prova", b"segreto"))
    cut = bytes(sealed[:place])
    sealed[place] ^= change

    for wrong in (bytes(sealed), cut):
        with pytest.raises(Unsealable):
            unseal("prova", wrong)


def test_secret_key_is_changed_with_the_old_one_behind_it(settings: Any) -> None:
    sealed, old = seal("prova", b"segreto"), settings.SECRET_KEY
    settings.SECRET_KEY = "another-secret-key"

    with pytest.raises(Unsealable):
        unseal("prova", sealed)

    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal("prova", sealed) == b"segreto"
