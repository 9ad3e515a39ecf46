// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sqlcache.h"

#include "core/project/bytestream.h"
#include "core/project/cachefile.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

namespace stemma {

namespace {

constexpr QByteArrayView magic = "stemma-sql-1\n";
constexpr qsizetype strangers = 1000; ///< entries that may stay without being asked for

// Here and below the members are named one by one, so that one more is an error until somebody has thought
// about it: what is forgotten here would make the SQL of yesterday that of today.
void write(ByteWriter &to, const Statement &statement, const QString &file)
{
    const auto &[text, place, provenance, tryBlock] = statement;
    const auto &[placeFile, line, endLine] = place;
    to.text(text);
    to.text(placeFile == file ? QString() : placeFile);
    to.number(line);
    to.number(endLine);
    to.number(provenance);
    to.number(tryBlock.has_value());
    if (tryBlock) {
        const auto &[number, errors, rules] = *tryBlock;
        to.number(number);
        to.texts(errors);
        to.number(quint32(rules.size()));
        for (const auto &[classes, texts, lowersCase, raises] : rules) {
            to.texts(classes);
            to.texts(texts);
            to.number(lowersCase);
            to.number(raises);
        }
    }
}

Statement statement(ByteReader &from, const QString &file)
{
    Statement result;
    result.text = from.text();
    result.place.file = from.text();
    if (result.place.file.isEmpty())
        result.place.file = file;
    result.place.line = from.number<int>();
    result.place.endLine = from.number<int>();
    result.provenance = from.number<Provenance>();
    if (from.number<bool>()) {
        TryBlock &block = result.tryBlock.emplace();
        block.number = from.number<int>();
        block.errors = from.texts();
        for (quint32 count = from.number<quint32>(); count > 0 && from.ok(); --count) {
            TryBlock::Rule &rule = block.rules.emplace_back();
            rule.errors = from.texts();
            rule.texts = from.texts();
            rule.lowersCase = from.number<bool>();
            rule.raises = from.number<bool>();
        }
    }
    return result;
}

void write(ByteWriter &to, const FunctionSql &function, const QString &file)
{
    // Only known functions without doubts are kept, which were worked out without a schema.
    const auto &[statements, needsPython, doubts, restsOnSchema] = function;
    to.number(quint32(statements.size()));
    for (const Statement &each : statements)
        write(to, each, file);
}

FunctionSql function(ByteReader &from, const QString &file)
{
    FunctionSql result;
    for (quint32 count = from.number<quint32>(); count > 0 && from.ok(); --count)
        result.statements << statement(from, file);
    return result;
}

QByteArray borrowed(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size());
}

} // namespace

SqlCache::SqlCache(QString file)
    : m_file(std::move(file))
{ }

// Of the modules only that there are some: what was read of them isn't kept.
QByteArray SqlCache::keyOf(const QByteArray &content, const QString &file, const EvaluationContext &context)
{
    const auto &[dialect, isOffline, namingConvention, schema, hooks, modules] = context;
    ByteWriter to;
    to.bytes(content);
    to.bytes(QFile::encodeName(file));
    to.number(dialect);
    to.number(isOffline);
    to.texts(namingConvention.keys());
    to.texts(namingConvention.values());
    to.number(bool(schema));
    to.bytes(hooks.valid() ? hooks.get().fingerprint : QByteArray());
    to.number(bool(modules));
    return QCryptographicHash::hash(to.result(), QCryptographicHash::Blake2b_160);
}

std::optional<RevisionSql> SqlCache::find(const QByteArray &key, const QString &file)
{
    std::call_once(m_loaded, [this] { load(); });
    QByteArray entry;
    {
        const QMutexLocker locker(&m_mutex);
        const auto found = m_entries.constFind(key);
        if (found == m_entries.constEnd())
            return std::nullopt;
        entry = *found;
        m_asked.insert(key);
    }
    ByteReader from(entry);
    RevisionSql sql;
    sql.upgrade = function(from, file);
    sql.downgrade = function(from, file);
    return from.ok() && from.atEnd() ? std::optional(std::move(sql)) : std::nullopt;
}

void SqlCache::insert(const QByteArray &key, const RevisionFile &read, const QString &file)
{
    const auto isPlain = [](const FunctionSql &sql) {
        return sql.isKnown() && sql.doubts.isEmpty() && !sql.restsOnSchema;
    };
    if (!read.filesRead.isEmpty() || !isPlain(read.sql.upgrade) || !isPlain(read.sql.downgrade))
        return;
    ByteWriter to;
    write(to, read.sql.upgrade, file);
    write(to, read.sql.downgrade, file);
    std::call_once(m_loaded, [this] { load(); });
    const QMutexLocker locker(&m_mutex);
    m_entries.insert(key, to.result());
    m_asked.insert(key);
    m_isChanged = true;
}

void SqlCache::load()
{
    const std::optional<QByteArray> content = readCacheFile(m_file, magic);
    if (!content)
        return;
    const QMutexLocker locker(&m_mutex);
    m_content = *content;
    ByteReader from(m_content);
    QHash<QByteArray, QByteArray> entries;
    for (quint32 count = from.number<quint32>(); count > 0 && from.ok(); --count) {
        const QByteArrayView key = from.bytes();
        entries.insert(borrowed(key), borrowed(from.bytes()));
    }
    if (from.ok() && from.atEnd())
        m_entries = std::move(entries);
}

bool SqlCache::save()
{
    std::call_once(m_loaded, [this] { load(); });
    const QMutexLocker locker(&m_mutex);
    if (!m_isChanged || m_file.isEmpty())
        return false;
    if (m_entries.size() > 3 * m_asked.size() + strangers)
        m_entries.removeIf([this](const auto &each) { return !m_asked.contains(each.key()); });
    ByteWriter to;
    to.number(quint32(m_entries.size()));
    for (const auto &[key, entry] : m_entries.asKeyValueRange()) {
        to.bytes(key);
        to.bytes(entry);
    }
    m_isChanged = false;
    return writeCacheFile(m_file, magic, to.result());
}

} // namespace stemma
