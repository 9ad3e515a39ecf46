// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstring>
#include <type_traits>

namespace stemma {

/// Values as bytes, one behind the other, in this machine's own order: for files that only this machine
/// reads. QDataStream would do the same and take three times as long, which is what a cache must not.
class ByteWriter
{
public:
    template <class Number>
        requires std::is_trivially_copyable_v<Number>
    void number(Number value)
    {
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    void bytes(QByteArrayView value)
    {
        number(quint32(value.size()));
        m_bytes.append(value);
    }
    void text(const QString &value) { bytes(value.toUtf8()); }
    void texts(const QStringList &values)
    {
        number(quint32(values.size()));
        for (const QString &value : values)
            text(value);
    }

    const QByteArray &result() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// Reads what ByteWriter wrote. Past the end, or where a length can't be true, everything is empty and ok()
/// false. What it gives points into the bytes: they must live longer.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_rest(bytes)
    { }

    template <class Number>
        requires std::is_trivially_copyable_v<Number>
    Number number()
    {
        Number value{};
        if (const QByteArrayView raw = take(sizeof value); m_ok)
            std::memcpy(&value, raw.data(), sizeof value);
        return value;
    }
    QByteArrayView bytes() { return take(number<quint32>()); }
    QString text() { return QString::fromUtf8(bytes()); }
    QStringList texts()
    {
        QStringList values;
        for (quint32 count = number<quint32>(); count > 0 && m_ok; --count)
            values << text();
        return values;
    }

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_rest.isEmpty(); }

private:
    QByteArrayView take(qsizetype size)
    {
        if (!m_ok || size > m_rest.size()) {
            m_ok = false;
            return {};
        }
        const QByteArrayView taken = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return taken;
    }

    QByteArrayView m_rest;
    bool m_ok = true;
};

} // namespace stemma
