// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

using namespace Qt::StringLiterals;

namespace stemma::test {

void addTableOptions(Cases &cases)
{
    const auto with = [](const QList<TableOption> &options) {
        CreateTable create = table({column(u"a"_s)});
        create.options = options;
        return create;
    };
    cases.add("table engine", with({{u"mysql_engine"_s, u"InnoDB"_s}}));
    CreateTable commented = with({{u"mysql_collate"_s, u"utf8mb4_bin"_s},
                                  {u"mysql_row_format"_s, u"DYNAMIC"_s},
                                  {u"mysql_engine"_s, u"InnoDB"_s},
                                  {u"mysql_charset"_s, u"utf8mb4"_s}});
    commented.comment = u"Its 'own' 5%"_s;
    cases.add("table options", commented);
    cases.add("table default charset",
              with({{u"mysql_default_charset"_s, u"utf8mb4"_s}, {u"mysql_ENGINE"_s, u"InnoDB"_s}}));
    cases.add("table default character set",
              with({{u"mysql_default_character_set"_s, u"latin1"_s},
                    {u"mysql_default_collate"_s, u"latin1_bin"_s}}));
    cases.add("table collate alone", with({{u"mysql_collate"_s, u"utf8mb4_bin"_s}}));
    cases.add("table key block size", with({{u"mysql_key_block_size"_s, u"8"_s}}));
    cases.add("table data directory", with({{u"mysql_data_directory"_s, u"/a/b"_s}}));
    cases.add("table partitions",
              with({{u"mysql_partitions"_s, u"4"_s},
                    {u"mysql_partition_by"_s, u"HASH(a)"_s},
                    {u"mysql_engine"_s, u"InnoDB"_s}}));
    cases.add("table subpartitions",
              with({{u"mysql_subpartitions"_s, u"2"_s},
                    {u"mysql_subpartition_by"_s, u"KEY(a)"_s},
                    {u"mysql_partition_by"_s, u"RANGE(a)"_s}}));
    cases.add("table options of mariadb",
              with({{u"mariadb_engine"_s, u"Aria"_s}, {u"mysql_engine"_s, u"InnoDB"_s}}));
    CreateTable empty = with({});
    empty.comment = u""_s;
    cases.add("table comment empty", empty);
}

} // namespace stemma::test
