"""Working pages are under /contenuti/<pk>/; a thing is read at its own address."""

from django.urls import URLPattern, URLResolver, path

import intranet.content.address  # noqa: F401  (the converter of the last route)
from intranet.content.bin.views import bin_page
from intranet.content.bin.views import restoring as bin_restoring
from intranet.content.comments.views import commenting, moderating, withdrawing
from intranet.content.files.views import download, picture, uploading
from intranet.content.folder.placing import copying, moving, throwing
from intranet.content.folder.views import contents, passing, renaming, together
from intranet.content.happenings.views import activity, followed, following, leaving
from intranet.content.reading.views import home, read
from intranet.content.review.views import examining, review
from intranet.content.sharing.seeing import seeing
from intranet.content.sharing.views import sharing
from intranet.content.versions.views import comparison, history, restoring, revising
from intranet.content.workflows.views import workflows
from intranet.content.writing.keeping import sketching_change, sketching_new, taking_over
from intranet.content.writing.picking import picking
from intranet.content.writing.views import adding, editing

app_name = "content"
urlpatterns: list[URLPattern | URLResolver] = [
    path("intranet/", home, name="home"),
    path("intranet/attivita/", activity, name="activity"),
    path("intranet/seguiti/", followed, name="followed"),
    path("intranet/seguiti/<int:pk>/", leaving, name="unfollow"),
    path("contenuti/scegli/", picking, name="pick"),
    path("contenuti/<int:pk>/", contents, name="contents"),
    path("contenuti/<int:pk>/insieme/", together, name="together"),
    path("contenuti/<int:pk>/sposta/", moving, name="move"),
    path("contenuti/<int:pk>/copia/", copying, name="copy"),
    path("contenuti/<int:pk>/elimina/", throwing, name="throw_away"),
    path("contenuti/<int:pk>/nome/", renaming, name="rename"),
    path("contenuti/<int:pk>/stato/", passing, name="passing"),
    path("contenuti/<int:pk>/nuovo/<slug:kind>/", adding, name="add"),
    path("contenuti/<int:pk>/nuovo/<slug:kind>/bozza/", sketching_new, name="sketch_new"),
    path("contenuti/<int:pk>/modifica/", editing, name="edit"),
    path("contenuti/<int:pk>/carica/", uploading, name="upload"),
    path("contenuti/<int:pk>/file/", download, name="download"),
    path("contenuti/<int:pk>/immagine/<int:width>/", picture, name="picture"),
    path("contenuti/<int:pk>/bozza/", sketching_change, name="sketch"),
    path("contenuti/<int:pk>/penna/", taking_over, name="take_over"),
    path("contenuti/cestino/", bin_page, name="bin"),
    path("contenuti/cestino/<int:pk>/", bin_restoring, name="bin_restore"),
    path("contenuti/da-esaminare/", review, name="review"),
    path("contenuti/<int:pk>/esame/", examining, name="examining"),
    path("contenuti/<int:pk>/segui/", following, name="follow"),
    path("contenuti/<int:pk>/commenti/", commenting, name="commenting"),
    path("contenuti/commenti/<int:pk>/", moderating, name="moderating"),
    path("contenuti/commenti/<int:pk>/ritiro/", withdrawing, name="withdrawing"),
    path("flussi/", workflows, name="workflows"),
    path("contenuti/<int:pk>/condivisione/", sharing, name="sharing"),
    path("contenuti/<int:pk>/chi-vede/", seeing, name="seeing"),
    path("contenuti/<int:pk>/storia/", history, name="history"),
    path("contenuti/<int:pk>/storia/confronto/", comparison, name="comparison"),
    path("contenuti/<int:pk>/storia/<int:version>/", restoring, name="restoring"),
    path("contenuti/<int:pk>/copia-di-lavoro/", revising, name="revising"),
    # Last of all, for the things of the site have the addresses that nothing else has.
    path("<address:address>/", read, name="read"),
]
