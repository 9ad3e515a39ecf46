// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/clientlibrary.h"

#include <dlfcn.h>

namespace stemma {

namespace {

template <class Function>
bool find(void *library, const char *name, Function &function)
{
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

} // namespace

std::optional<ClientLibrary> ClientLibrary::loaded()
{
    void *library = ::dlopen("libmariadb.so.3", RTLD_NOW | RTLD_NOLOAD);
    if (!library)
        return std::nullopt;
    ClientLibrary functions;
    const bool all = find(library, "mysql_set_server_option", functions.setServerOption)
        && find(library, "mysql_warning_count", functions.warningCount)
        && find(library, "mysql_send_query", functions.sendQuery)
        && find(library, "mysql_read_query_result", functions.readQueryResult)
        && find(library, "mysql_store_result", functions.storeResult)
        && find(library, "mysql_free_result", functions.freeResult)
        && find(library, "mysql_fetch_row", functions.fetchRow)
        && find(library, "mysql_fetch_lengths", functions.fetchLengths)
        && find(library, "mysql_num_fields", functions.fieldCount)
        && find(library, "mysql_num_rows", functions.rowCount)
        && find(library, "mysql_errno", functions.errorNumber)
        && find(library, "mysql_error", functions.errorText);
    ::dlclose(library); // the driver holds it
    if (!all)
        return std::nullopt;
    return functions;
}

} // namespace stemma
