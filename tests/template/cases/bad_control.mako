%ensure{python}
text
