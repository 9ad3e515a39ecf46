# SPDX-License-Identifier: GPL-3.0-or-later
# One precompiled header for core and tests, one for the windows: Qt's own headers are most of what a file costs to
# compile. A target that uses one must be compiled with the same options, so all of them link stemma_options, and
# programs are compiled -fPIC like the libraries.
function(_stemma_precompiled name header)
    add_library(${name} STATIC "${CMAKE_SOURCE_DIR}/packaging/cmake/precompiled/precompiled.cpp")
    target_link_libraries(${name} PRIVATE stemma_options ${ARGN})
    target_compile_options(${name} PRIVATE -fPIC)
    target_precompile_headers(${name} PRIVATE "${CMAKE_SOURCE_DIR}/packaging/cmake/precompiled/${header}")
endfunction()

function(stemma_use_precompiled target which)
    if(NOT TARGET stemma_precompiled_${which})
        if(which STREQUAL "ui")
            _stemma_precompiled(stemma_precompiled_ui ui.h Qt6::Widgets)
        else()
            _stemma_precompiled(stemma_precompiled_core core.h Qt6::Core)
        endif()
    endif()
    target_precompile_headers(${target} REUSE_FROM stemma_precompiled_${which})
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    target_compile_options(${target} PRIVATE -fPIC)
endfunction()
