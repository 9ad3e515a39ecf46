${message}
${re.split(",", message)}
