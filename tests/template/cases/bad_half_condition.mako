first
${imports if imports}
