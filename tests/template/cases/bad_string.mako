${imports if imports else "
"}
