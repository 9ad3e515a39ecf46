# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DSOURCES=… -DOUTPUT=… -P ReaderId.cmake: a header with one number for the content of all sources.
set(all "")
foreach(source IN LISTS SOURCES)
    file(SHA1 "${source}" hash)
    string(APPEND all "${hash}")
endforeach()
string(SHA1 id "${all}")
set(text "// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stemma {
inline constexpr char readerId[] = \"${id}\";
}
")
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT "${text}" @ONLY)
