"""Whole stories, told as what people do and what each of them sees."""
