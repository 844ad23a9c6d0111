from django.urls import path

from intranet.network.directory.card.views import card, edition, take_back, writing
from intranet.network.directory.examining.views import examining
from intranet.network.directory.listing.views import services
from intranet.network.directory.service.views import add, correct, seat

app_name = "directory"
urlpatterns = [
    path("servizi/", services, name="services"),
    path("servizi/aggiungi/", add, name="add"),
    path("servizi/<int:pk>/", card, name="card"),
    path("servizi/<int:pk>/scheda/", writing, name="writing"),
    path("servizi/<int:pk>/scheda/ripresa/", take_back, name="take_back"),
    path("servizi/<int:pk>/esame/", examining, name="examining"),
    path("servizi/<int:pk>/edizioni/<int:number>/", edition, name="edition"),
    path("servizi/<int:pk>/anagrafica/", correct, name="correct"),
    path("servizi/<int:pk>/posto/", seat, name="seat"),
]
