// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/textfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

int lineOf(const QByteArray &bytes, qsizetype offset)
{
    return int(bytes.first(offset).count('\n')) + 1;
}

Failure unreadable(const QString &path, const QString &message, const QString &native = {})
{
    Error error;
    error.kind = ErrorKind::FileUnreadable;
    error.message = message;
    error.advice = u"Check that it is a file and that you may read it."_s;
    error.place = {path, 0, 0};
    error.native = native;
    return Failure(std::move(error));
}

QString systemWords(int number)
{
    return qt_error_string(number);
}

/// The offset of the first byte that is not part of well-formed UTF-8, or -1.
qsizetype firstMalformedByte(const QByteArray &bytes)
{
    const auto at = [&](qsizetype i) { return i < bytes.size() ? uchar(bytes[i]) : uchar(0); };
    const auto isTail = [&](qsizetype i) { return (at(i) & 0xC0) == 0x80; };
    for (qsizetype i = 0; i < bytes.size();) {
        const uchar lead = at(i);
        int tails = 0;
        if (lead == 0)
            return i;
        if (lead < 0x80)
            tails = 0;
        else if (lead >= 0xC2 && lead <= 0xDF)
            tails = 1;
        else if (lead >= 0xE0 && lead <= 0xEF)
            tails = 2;
        else if (lead >= 0xF0 && lead <= 0xF4)
            tails = 3;
        else
            return i;
        for (int tail = 1; tail <= tails; ++tail) {
            if (!isTail(i + tail))
                return i;
        }
        const uchar second = at(i + 1);
        const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
        const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
        if (overlong || outside)
            return i;
        i += tails + 1;
    }
    return -1;
}

} // namespace

// The system's own calls: there are thousands of small files to read, and QFile asks the system three times
// as much.
Result<QByteArray> readFileBytes(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat info{};
    if (::stat(name.constData(), &info) != 0) {
        return unreadable(path,
                          QFileInfo(path).isSymLink() ? u"The link leads to a file that is not there."_s
                                                      : u"There is no such file."_s);
    }
    if (!S_ISREG(info.st_mode))
        return unreadable(path,
                          S_ISDIR(info.st_mode) ? u"This is a folder, not a file."_s
                                                : u"This is not a plain file."_s);
    if (info.st_size > largestFile)
        return unreadable(path, u"The file is larger than 16 MiB."_s);
    const int file = ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return unreadable(path, u"The file can't be opened."_s, systemWords(errno));
    // One byte more than it had: a file that grows meanwhile is read to its end.
    QByteArray bytes(info.st_size + 1, Qt::Uninitialized);
    qsizetype filled = 0;
    for (;;) {
        const ssize_t count = ::read(file, bytes.data() + filled, size_t(bytes.size() - filled));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            const int why = errno;
            ::close(file);
            return unreadable(path, u"The file can't be read."_s, systemWords(why));
        }
        filled += count;
        // Of a plain file less than asked for is all there is.
        if (filled < bytes.size() || filled > largestFile)
            break;
        bytes.resize(2 * bytes.size());
    }
    ::close(file);
    bytes.truncate(filled);
    return bytes;
}

Result<QString> decodeText(const QByteArray &bytes, const QString &path)
{
    if (const qsizetype offset = firstMalformedByte(bytes); offset >= 0) {
        const int line = lineOf(bytes, offset);
        return failure(ErrorKind::FileMalformed, u"The file is not UTF-8 text."_s,
                       u"Save it as UTF-8; the first byte that does not fit is in this line."_s,
                       {path, line, line});
    }
    QString text = QString::fromUtf8(bytes);
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    return text;
}

Result<QString> readTextFile(const QString &path)
{
    return readFileBytes(path).and_then([&](const QByteArray &bytes) { return decodeText(bytes, path); });
}

} // namespace stemma
