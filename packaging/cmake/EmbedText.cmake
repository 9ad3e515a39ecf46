# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DSOURCES=… -DNAME=… -DOUTPUT=… -P EmbedText.cmake: a header with the files' text, one behind the other.
set(all "")
foreach(source IN LISTS SOURCES)
    file(READ "${source}" text)
    string(APPEND all "${text}\n")
endforeach()
file(WRITE "${OUTPUT}" "// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stemma {
inline constexpr char ${NAME}[] = R\"embedded(${all})embedded\";
}
")
