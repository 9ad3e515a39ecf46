first
second ${nobody}
