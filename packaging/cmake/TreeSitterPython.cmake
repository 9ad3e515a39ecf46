# SPDX-License-Identifier: GPL-3.0-or-later
# The Python grammar for tree-sitter, compiled from the C sources of the npm package tree-sitter-python.
# They are fetched by packaging/tree-sitter-python and are never part of this repository.
find_file(STEMMA_GRAMMAR_PARSER parser.c
    PATHS "${STEMMA_TREE_SITTER_PYTHON}" "${STEMMA_TREE_SITTER_PYTHON}/src" NO_DEFAULT_PATH NO_CACHE)
if(NOT STEMMA_GRAMMAR_PARSER)
    message(FATAL_ERROR
        "The tree-sitter-python grammar is missing. Run packaging/tree-sitter-python, which fetches it and prints "
        "its folder, and pass that as -DSTEMMA_TREE_SITTER_PYTHON=FOLDER. packaging/test and packaging/demo do both.")
endif()
cmake_path(GET STEMMA_GRAMMAR_PARSER PARENT_PATH grammar_folder)
add_library(tree-sitter-python STATIC "${grammar_folder}/parser.c" "${grammar_folder}/scanner.c")
target_include_directories(tree-sitter-python PRIVATE "${grammar_folder}")
# A grammar's tables are 1 MB of constants: optimising them costs a minute and gains nothing.
target_compile_options(tree-sitter-python PRIVATE -O1 -g0 -w)
set_target_properties(tree-sitter-python PROPERTIES AUTOMOC OFF)
