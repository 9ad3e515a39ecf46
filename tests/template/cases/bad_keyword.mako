x
${import if imports else ""}
