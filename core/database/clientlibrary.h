// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mysql.h>

#include <optional>

namespace stemma {

/// The functions of MariaDB Connector/C that are needed beside Qt's driver, taken from the very library that
/// the driver has loaded: the program isn't linked with it, so that whoever only looks at files doesn't wait
/// for it and its cryptography to be loaded.
struct ClientLibrary
{
    decltype(&mysql_set_server_option) setServerOption = nullptr;
    decltype(&mysql_warning_count) warningCount = nullptr;
    decltype(&mysql_send_query) sendQuery = nullptr;
    decltype(&mysql_read_query_result) readQueryResult = nullptr;
    decltype(&mysql_store_result) storeResult = nullptr;
    decltype(&mysql_free_result) freeResult = nullptr;
    decltype(&mysql_fetch_row) fetchRow = nullptr;
    decltype(&mysql_fetch_lengths) fetchLengths = nullptr;
    decltype(&mysql_num_fields) fieldCount = nullptr;
    decltype(&mysql_num_rows) rowCount = nullptr;
    decltype(&mysql_errno) errorNumber = nullptr;
    decltype(&mysql_error) errorText = nullptr;

    /// Nothing before a driver is loaded, or when it stands on another library. Any thread.
    static std::optional<ClientLibrary> loaded();
};

} // namespace stemma
