// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace stemma {

/// English needs no translation file, only its plurals: texts are written "%n statement(s)" and this makes
/// "1 statement" or "3 statements" of them. Any other language brings a translator of its own, installed
/// after this.
class EnglishPlurals : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *sourceText, const char *disambiguation,
                      int n) const override;
};

} // namespace stemma
