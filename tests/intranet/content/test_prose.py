"""What is written keeps its words and its own pictures, and nothing that shows none."""

import pytest

from intranet.content.prose import cleaned, drawn

OURS = '<img src="/contenuti/7/immagine/800/" alt="La porta &gt; qui">'


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="file:///C:/Temp/msohtmlclip1/01/clip_image002.png" alt="Logo" width="9">',
        '<img src="https://altrove.example/a.png">',
        '<img src="//altrove.example/a.png">',
        '<img src="data:image/png;base64,AAAA">',
        "<img alt=' src=\"/di/qui'>",
        '<img alt="a > b">',
        '<img src="">',
        "<img>",
    ],
)
def test_picture_without_a_source_of_the_site_is_gone(picture: str) -> None:
    assert cleaned(f"<p>Prima {picture}dopo</p>") == "<p>Prima dopo</p>"


def test_picture_of_the_site_stays() -> None:
    text = f"<p>{OURS}</p><p>Si scrive &lt;img&gt; così.</p>"

    assert cleaned(text) == text
    assert drawn(text) == text


def test_cleaning_twice_changes_nothing() -> None:
    text = cleaned(f'<h2>Uno</h2><p>{OURS}<img><a href="/x/">là</a></p>')

    assert cleaned(text) == text
