# SPDX-License-Identifier: GPL-3.0-or-later
# The options every room shares, as one interface target instead of global flags.
add_library(stemma_options INTERFACE)
target_compile_options(stemma_options INTERFACE
    -Wall -Wextra -Wpedantic $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local> -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
    -fpch-preprocess
    $<$<BOOL:${STEMMA_WERROR}>:-Werror>)
target_compile_definitions(stemma_options INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_UP_TO=0x060800
    STEMMA_VERSION="${PROJECT_VERSION}")
target_include_directories(stemma_options INTERFACE "${CMAKE_SOURCE_DIR}")

if(STEMMA_SANITIZE)
    target_compile_options(stemma_options INTERFACE -fsanitize=${STEMMA_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(stemma_options INTERFACE -fsanitize=${STEMMA_SANITIZE})
endif()

find_program(STEMMA_CCACHE ccache)
if(STEMMA_CCACHE)
    set(CMAKE_C_COMPILER_LAUNCHER "${STEMMA_CCACHE}")
    # What ccache must overlook to work with precompiled headers.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${STEMMA_CCACHE}")
endif()

find_program(STEMMA_MOLD mold)
if(STEMMA_MOLD)
    target_link_options(stemma_options INTERFACE -fuse-ld=mold)
endif()
