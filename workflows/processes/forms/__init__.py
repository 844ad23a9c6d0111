"""One form for each human task: what is asked, and the one action it calls."""
