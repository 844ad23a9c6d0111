from pathlib import Path

from django.core.files.base import ContentFile

from intranet.portal.storage import ManifestStorage


def test_storage_does_not_stumble_on_a_missing_source_map(tmp_path: Path) -> None:
    storage = ManifestStorage(location=tmp_path, base_url="/static/")
    storage.save("site.css", ContentFile("/*# sourceMappingURL=none.map */\n"))
    storage.save("site.js", ContentFile("//# sourceMappingURL=none.map\n"))

    outcomes = storage.post_process({name: (storage, name) for name in ("site.css", "site.js")})

    assert [outcome for _, _, outcome in outcomes if isinstance(outcome, Exception)] == []


def test_storage_renames_what_a_style_sheet_points_to(tmp_path: Path) -> None:
    storage = ManifestStorage(location=tmp_path, base_url="/static/")
    storage.save("mark.svg", ContentFile("<svg/>"))
    storage.save("site.css", ContentFile('body{background:url("mark.svg")}'))

    list(storage.post_process({name: (storage, name) for name in ("mark.svg", "site.css")}))

    styles = (tmp_path / storage.stored_name("site.css")).read_text()
    assert storage.stored_name("mark.svg") in styles
    assert storage.stored_name("mark.svg") != "mark.svg"
