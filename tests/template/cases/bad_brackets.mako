${message) + (message}
