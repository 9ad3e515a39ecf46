# coding: latin-1
"""${message} é"""
