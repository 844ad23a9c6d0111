"""What is told to other rooms of what happened on the site."""

from django.dispatch import Signal

# Sent with `happening` once those who follow the place were told, inside that transaction:
# what a receiver writes is kept or undone with it. Sent once for each happening.
spread = Signal()
