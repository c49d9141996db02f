"""Prints a database as SQL; run as `python3 dump.py tidemark.sqlite > version-1.sql`."""
import sqlite3
import sys

for line in sqlite3.connect(sys.argv[1]).iterdump():
    print(line)
