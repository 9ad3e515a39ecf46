# SPDX-License-Identifier: GPL-3.0-or-later
# A room is a folder of the house: one static library, whose DEPENDS list is the whole of what it may know.
#
#   stemma_room(core/revisions SOURCES … DEPENDS core/base [PUBLIC …] [PRIVATE …] [MOC])
#
# DEPENDS names other rooms; PUBLIC and PRIVATE name libraries from outside; MOC is for
# rooms that declare QObjects. Every room's list is written
# to build/rooms.txt, and the test "architecture" reads each #include against it: the linker alone would
# not see a forbidden header that is only used inline.

function(_stemma_target_name out folder)
    string(REPLACE "/" "-" name "${folder}")
    set(${out} "${name}" PARENT_SCOPE)
endfunction()

function(stemma_room folder)
    cmake_parse_arguments(ROOM "MOC" "" "SOURCES;DEPENDS;PUBLIC;PRIVATE" ${ARGN})
    _stemma_target_name(name "${folder}")
    add_library(${name} STATIC ${ROOM_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC "${ROOM_MOC}")
    target_link_libraries(${name} PUBLIC Qt6::Core PRIVATE stemma_options)
    target_include_directories(${name} INTERFACE "${CMAKE_SOURCE_DIR}")
    if(folder MATCHES "^ui/")
        stemma_use_precompiled(${name} ui)
    else()
        stemma_use_precompiled(${name} core)
    endif()
    foreach(dependency IN LISTS ROOM_DEPENDS)
        _stemma_target_name(other "${dependency}")
        target_link_libraries(${name} PUBLIC ${other})
    endforeach()
    target_link_libraries(${name} PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
    string(REPLACE ";" " " depends "${ROOM_DEPENDS}")
    set_property(GLOBAL APPEND PROPERTY STEMMA_ROOMS "${folder}: ${depends}")
endfunction()

function(stemma_write_rooms)
    get_property(rooms GLOBAL PROPERTY STEMMA_ROOMS)
    list(JOIN rooms "\n" text)
    file(WRITE "${CMAKE_BINARY_DIR}/rooms.txt" "${text}\n")
endfunction()

#   stemma_test(revisiongraphtest SOURCES revisiongraphtest.cpp DEPENDS core/revisions [PRIVATE …] [LABELS …])
#
# One QtTest program is one CTest test. A test that skips itself fails: a missing server is a fault here.
function(stemma_test name)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;DEPENDS;PRIVATE;LABELS;ENVIRONMENT" ${ARGN})
    add_executable(${name} ${TEST_SOURCES})
    set_target_properties(${name} PROPERTIES
        AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE stemma_options Qt6::Test ${TEST_PRIVATE})
    target_compile_definitions(${name} PRIVATE STEMMA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    stemma_use_precompiled(${name} core)
    foreach(dependency IN LISTS TEST_DEPENDS)
        _stemma_target_name(other "${dependency}")
        target_link_libraries(${name} PRIVATE ${other})
    endforeach()
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${TEST_TIMEOUT}
        FAIL_REGULAR_EXPRESSION "SKIP   :"
        LABELS "${TEST_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/tests/cache;${TEST_ENVIRONMENT}")
endfunction()
