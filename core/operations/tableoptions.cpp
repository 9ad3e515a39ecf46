// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/tableoptions.h"

#include "core/sql/quoting.h"

#include <QList>
#include <QStringList>

#include <algorithm>

namespace stemma {

namespace {

struct Option
{
    QString key; ///< "ROW_FORMAT"
    QString value;
    bool quoted = false;
};

int rank(const QString &key)
{
    static const QStringList first{QStringLiteral("ENGINE"), QStringLiteral("CHARSET"),
                                   QStringLiteral("DEFAULT_CHARSET"), QStringLiteral("ROW_FORMAT"),
                                   QStringLiteral("COMMENT")};
    static const QStringList last{QStringLiteral("COLLATE"), QStringLiteral("PARTITION_BY"),
                                  QStringLiteral("PARTITIONS"), QStringLiteral("SUBPARTITION_BY"),
                                  QStringLiteral("SUBPARTITIONS")};
    if (const qsizetype place = first.indexOf(key); place >= 0)
        return int(place);
    return int(first.size() + 1 + last.indexOf(key)); // -1: the others, between the two
}

QString optionText(const Option &option)
{
    static const QStringList ofSeveralWords{
        QStringLiteral("DATA_DIRECTORY"),        QStringLiteral("INDEX_DIRECTORY"),
        QStringLiteral("DEFAULT_CHARACTER_SET"), QStringLiteral("CHARACTER_SET"),
        QStringLiteral("DEFAULT_CHARSET"),       QStringLiteral("DEFAULT_COLLATE"),
        QStringLiteral("PARTITION_BY"),          QStringLiteral("SUBPARTITION_BY")};
    static const QStringList withoutEquals{
        QStringLiteral("TABLESPACE"),      QStringLiteral("DEFAULT_CHARACTER_SET"),
        QStringLiteral("CHARACTER_SET"),   QStringLiteral("COLLATE"),
        QStringLiteral("PARTITION_BY"),    QStringLiteral("PARTITIONS"),
        QStringLiteral("SUBPARTITION_BY"), QStringLiteral("SUBPARTITIONS")};
    QString key = option.key;
    if (ofSeveralWords.contains(key))
        key.replace(u'_', u' ');
    return key + (withoutEquals.contains(option.key) ? u' ' : u'=')
        + (option.quoted ? quotedString(option.value) : option.value);
}

} // namespace

QString compileTableOptions(const CreateTable &create, Dialect dialect)
{
    const QString prefix = QLatin1StringView(dialectName(dialect)) + u'_';
    QList<Option> options;
    const auto set = [&options](const QString &key, const QString &value, bool quoted) {
        const auto same =
            std::find_if(options.begin(), options.end(), [&](const Option &o) { return o.key == key; });
        if (same == options.end())
            options << Option{key, value, quoted};
        else
            *same = Option{key, value, quoted};
    };
    for (const TableOption &option : create.options) {
        const QString key = option.key.mid(prefix.size()).toUpper();
        static const QStringList strings{QStringLiteral("COMMENT"), QStringLiteral("PASSWORD"),
                                         QStringLiteral("CONNECTION")};
        if (option.key.startsWith(prefix))
            set(key, option.value, strings.contains(key));
    }
    if (create.comment)
        set(QStringLiteral("COMMENT"), *create.comment, true);

    std::stable_sort(options.begin(), options.end(),
                     [](const Option &a, const Option &b) { return rank(a.key) < rank(b.key); });
    QStringList texts;
    for (const Option &option : std::as_const(options))
        texts << optionText(option);
    return texts.join(u' ');
}

} // namespace stemma
