${imports if imports else
 ""}
