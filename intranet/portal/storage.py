"""Static files for production: names that carry their content's hash, compressed once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ManifestStorage(CompressedManifestStaticFilesStorage):
    """Leaves the comments that name source maps alone.

    Packages name maps they do not ship, a missing file stops `collectstatic`, and browsers ask
    for a map only while debugging.
    """

    patterns = tuple(
        (extension, tuple(rule for rule in rules if "sourceMappingURL" not in str(rule)))
        for extension, rules in CompressedManifestStaticFilesStorage.patterns
    )
