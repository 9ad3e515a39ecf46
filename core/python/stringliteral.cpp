// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/stringliteral.h"

#include "core/python/unknowable.h"

namespace stemma {

namespace {

bool isOctal(QChar character)
{
    return character >= QLatin1Char('0') && character <= QLatin1Char('7');
}

/// Reads up to `most` digits of a base from `position`, and moves it past them.
uint readDigits(const QString &text, qsizetype &position, int most, int base, bool exactly)
{
    qsizetype count = 0;
    while (count < most && position + count < text.size()) {
        const QChar character = text[position + count];
        const bool fits = base == 8 ? isOctal(character) : isxdigit(character.toLatin1()) != 0;
        if (!fits)
            break;
        ++count;
    }
    if (exactly && count != most)
        giveUp(QStringLiteral("has a broken escape in a string"));
    const uint value = text.mid(position, count).toUInt(nullptr, base);
    position += count;
    return value;
}

struct Escape
{
    bool isKnown = false;
    char32_t value = 0;
    bool isNothing = false; ///< an escaped line end
};

/// Reads the escape whose backslash was just passed; not moved when there is none there.
Escape readEscape(const QString &text, qsizetype &position, bool isBytes)
{
    static const QString simple = QStringLiteral("\\'\"abfnrtv");
    static const char32_t meanings[] = {'\\', '\'', '"', '\a', '\b', '\f', '\n', '\r', '\t', '\v'};
    const QChar letter = text[position];
    if (const qsizetype index = simple.indexOf(letter); index >= 0) {
        ++position;
        return {true, meanings[index]};
    }
    if (letter == QLatin1Char('\n')) {
        ++position;
        return {true, 0, true};
    }
    if (isOctal(letter))
        return {true, readDigits(text, position, 3, 8, false)};
    if (letter == QLatin1Char('x'))
        return {true, readDigits(text, ++position, 2, 16, true)};
    if (!isBytes && (letter == QLatin1Char('u') || letter == QLatin1Char('U'))) {
        const char32_t value = readDigits(text, ++position, letter == QLatin1Char('u') ? 4 : 8, 16, true);
        if (QChar::isSurrogate(value) || value > QChar::LastValidCodePoint)
            giveUp(QStringLiteral("has an escape that is no character of its own"));
        return {true, value};
    }
    if (!isBytes && letter == QLatin1Char('N'))
        giveUp(QStringLiteral("names a character by \\N{…}, which is not worked out here"));
    return {};
}

} // namespace

StringPrefix StringPrefix::parse(const QString &start)
{
    const QString letters = start.toLower();
    return {letters.contains(QLatin1Char('r')), letters.contains(QLatin1Char('b')),
            letters.contains(QLatin1Char('f')) || letters.contains(QLatin1Char('t'))};
}

QString unescapeString(const QString &text, bool isRaw)
{
    if (isRaw || !text.contains(QLatin1Char('\\')))
        return text;
    QString result;
    result.reserve(text.size());
    qsizetype position = 0;
    while (position < text.size()) {
        const QChar character = text[position++];
        if (character != QLatin1Char('\\') || position >= text.size()) {
            result += character;
            continue;
        }
        const Escape escape = readEscape(text, position, false);
        if (!escape.isKnown)
            result += character; // Python keeps the backslash of an unknown escape
        else if (!escape.isNothing)
            result += QString::fromUcs4(&escape.value, 1);
    }
    return result;
}

QByteArray unescapeBytes(const QString &text, bool isRaw)
{
    QByteArray result;
    qsizetype position = 0;
    while (position < text.size()) {
        const QChar character = text[position++];
        if (character.unicode() > 127)
            giveUp(QStringLiteral("has a character beyond ASCII in bytes, which Python refuses"));
        if (isRaw || character != QLatin1Char('\\') || position >= text.size()) {
            result += character.toLatin1();
            continue;
        }
        const Escape escape = readEscape(text, position, true);
        if (!escape.isKnown)
            result += character.toLatin1();
        else if (!escape.isNothing)
            result += char(escape.value & 0xff);
    }
    return result;
}

} // namespace stemma
