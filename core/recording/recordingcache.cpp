// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/recordingcache.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr qint32 edition = 1; // to be raised when recorder.py or the reading of the log change
constexpr qsizetype digestSize = 32;
constexpr qsizetype keptFiles = 2'000;

QByteArray hashed(const QByteArray &key, const QList<QByteArray> &texts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(key);
    for (const QByteArray &text : texts) {
        hash.addData(QByteArray(QByteArray::number(text.size()) + ':'));
        hash.addData(text);
    }
    return hash.result().toHex();
}

QByteArray joined(const QStringList &texts)
{
    QByteArray all;
    for (const QString &text : texts)
        all += QByteArray::number(text.size()) + ':' + text.toUtf8();
    return all;
}

void encode(QDataStream &out, const Recorded &recorded)
{
    out << recorded.sql.needsPython.has_value();
    if (recorded.sql.needsPython)
        out << recorded.sql.needsPython->line << recorded.sql.needsPython->reason;
    out << recorded.sql.statements.size();
    for (const Statement &each : recorded.sql.statements) {
        const TryBlock block = each.tryBlock.value_or(TryBlock{});
        out << each.text << each.place.file << each.place.line << each.place.endLine << block.number
            << block.errors;
    }
    out << recorded.passedOver.size();
    for (const Recorded::PassedOver &each : recorded.passedOver)
        out << each.statement << each.error << each.code << each.message;
    out << recorded.dataQuestions << recorded.askedTables << recorded.schemaQuestions << recorded.undone
        << recorded.leftOut << recorded.warnings << recorded.isVerified << recorded.isIsolated
        << recorded.server << recorded.python << recorded.milliseconds;
}

std::optional<Recorded> decode(QDataStream &in)
{
    Recorded recorded;
    bool unknown = false;
    in >> unknown;
    if (unknown) {
        NeedsPython needs;
        in >> needs.line >> needs.reason;
        recorded.sql.needsPython = needs;
    }
    qsizetype count = 0;
    in >> count;
    for (qsizetype i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        Statement each;
        TryBlock block;
        in >> each.text >> each.place.file >> each.place.line >> each.place.endLine >> block.number
            >> block.errors;
        each.provenance = Provenance::Recorded;
        if (block.number > 0)
            each.tryBlock = block;
        recorded.sql.statements << each;
    }
    in >> count;
    for (qsizetype i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        Recorded::PassedOver each;
        in >> each.statement >> each.error >> each.code >> each.message;
        recorded.passedOver << each;
    }
    in >> recorded.dataQuestions >> recorded.askedTables >> recorded.schemaQuestions >> recorded.undone
        >> recorded.leftOut >> recorded.warnings >> recorded.isVerified >> recorded.isIsolated
        >> recorded.server >> recorded.python >> recorded.milliseconds;
    recorded.fromCache = true;
    return in.status() == QDataStream::Ok ? std::optional(recorded) : std::nullopt;
}

} // namespace

RecordingCache::RecordingCache(QString folder)
    : m_folder(std::move(folder))
{
    if (!m_folder.isEmpty())
        QDir().mkpath(m_folder);
}

QString RecordingCache::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/stemma/recordings"_L1;
}

QByteArray RecordingCache::firstKey(const RecordingRequest &request, const QString &server)
{
    const PythonLaunch &python = request.python;
    // The link's own target is another with each version of the system's Python.
    const QFileInfo interpreter(QFileInfo(python.program).canonicalFilePath());
    return hashed(QByteArray::number(edition),
                  {server.toUtf8(), request.schema.toUtf8(), request.charset.toUtf8(),
                   request.collation.toUtf8(), python.program.toUtf8(), interpreter.filePath().toUtf8(),
                   QByteArray::number(interpreter.size()),
                   QByteArray::number(interpreter.lastModified().toMSecsSinceEpoch()), python.folder.toUtf8(),
                   python.iniFile.toUtf8(), python.tomlFile.toUtf8(), python.section.toUtf8(),
                   joined(python.arguments), python.scriptLocation.toUtf8(), python.scheme.toUtf8(),
                   joined(python.urlVariables), python.environment});
}

QByteArray RecordingCache::nextKey(const QByteArray &key, const ReplayRevision &revision)
{
    QList<QByteArray> texts{revision.id.toUtf8(), joined(revision.statements)};
    for (qsizetype i = 0; i < revision.statements.size(); ++i) {
        if (const auto block = revision.tryBlocks.constFind(i); block != revision.tryBlocks.cend())
            texts << QByteArray::number(i) << QByteArray::number(block->number) << joined(block->errors);
    }
    return hashed(key, texts);
}

QByteArray RecordingCache::recordingKey(const QByteArray &stand, const RecordingStep &step)
{
    return hashed(stand,
                  {"recording", step.direction == Direction::Up ? "up" : "down", step.revision.id.toUtf8(),
                   step.file.toUtf8(), step.source, joined(step.rowsBefore)});
}

QString RecordingCache::path(const QByteArray &key) const
{
    return m_folder + u'/' + QString::fromLatin1(key);
}

std::optional<QByteArray> RecordingCache::read(const QByteArray &key) const
{
    QFile file(path(key));
    if (m_folder.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    const QByteArray content = bytes.sliced(qMin(digestSize, bytes.size()));
    const QByteArray digest = bytes.first(bytes.size() - content.size());
    if (QCryptographicHash::hash(content, QCryptographicHash::Sha256) != digest)
        return std::nullopt;
    return content;
}

void RecordingCache::write(const QByteArray &key, const QByteArray &content) const
{
    if (m_folder.isEmpty())
        return;
    QSaveFile file(path(key));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QCryptographicHash::hash(content, QCryptographicHash::Sha256) + content);
        file.commit();
    }
    const QFileInfoList all = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time); // newest first
    for (qsizetype i = keptFiles; i < all.size(); ++i)
        QFile::remove(all.at(i).filePath());
}

std::optional<Recorded> RecordingCache::load(const QByteArray &key) const
{
    const std::optional<QByteArray> content = read(key);
    if (!content)
        return std::nullopt;
    QDataStream in(*content);
    in.setVersion(QDataStream::Qt_6_5);
    return decode(in);
}

void RecordingCache::store(const QByteArray &key, const Recorded &recorded) const
{
    QByteArray content;
    QDataStream out(&content, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_5);
    encode(out, recorded);
    write(key, content);
}

QString RecordingCache::loadName(const RecordingRequest &request) const
{
    return QString::fromUtf8(read(firstKey(request, u"name"_s)).value_or(QByteArray()));
}

void RecordingCache::storeName(const RecordingRequest &request, const QString &name) const
{
    write(firstKey(request, u"name"_s), name.toUtf8());
}

} // namespace stemma
