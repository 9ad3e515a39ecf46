// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/clientlibrary.h"

#include <dlfcn.h>

namespace stemma {

std::optional<ClientLibrary> ClientLibrary::loaded()
{
    void *library = ::dlopen("libmariadb.so.3", RTLD_NOW | RTLD_NOLOAD);
    if (!library)
        return std::nullopt;
    ClientLibrary functions;
    functions.setServerOption =
        reinterpret_cast<decltype(&mysql_set_server_option)>(::dlsym(library, "mysql_set_server_option"));
    functions.warningCount =
        reinterpret_cast<decltype(&mysql_warning_count)>(::dlsym(library, "mysql_warning_count"));
    ::dlclose(library); // the driver holds it
    if (!functions.setServerOption || !functions.warningCount)
        return std::nullopt;
    return functions;
}

} // namespace stemma
