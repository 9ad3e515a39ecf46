// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace stemma {

namespace {

QString fileOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Upgrade:
        return QStringLiteral("upgrade");
    case Glyph::Downgrade:
        return QStringLiteral("downgrade");
    case Glyph::Refresh:
        return QStringLiteral("refresh");
    case Glyph::Folder:
        return QStringLiteral("folder");
    case Glyph::Demo:
        return QStringLiteral("demo");
    case Glyph::Info:
        return QStringLiteral("info");
    case Glyph::Warning:
        return QStringLiteral("warning");
    case Glyph::Error:
        return QStringLiteral("error");
    case Glyph::Done:
        return QStringLiteral("done");
    case Glyph::Running:
        return QStringLiteral("running");
    case Glyph::Failed:
        return QStringLiteral("failed");
    case Glyph::NotRun:
        return QStringLiteral("notrun");
    case Glyph::Database:
        return QStringLiteral("database");
    }
    return {};
}

// The drawings are black; black is replaced by the wanted colour before they are rendered.
class GlyphEngine : public QIconEngine
{
public:
    GlyphEngine(QByteArray drawing, const QColor &colour, const QColor &disabled)
        : m_drawing(std::move(drawing))
        , m_colour(colour)
        , m_disabled(disabled)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray drawing = m_drawing;
        drawing.replace("#000000", (mode == QIcon::Disabled ? m_disabled : m_colour).name().toLatin1());
        QSvgRenderer renderer(drawing);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect({}, size), mode, state);
        return result;
    }

    QIconEngine *clone() const override { return new GlyphEngine(*this); }

private:
    QByteArray m_drawing;
    QColor m_colour;
    QColor m_disabled;
};

QByteArray drawing(const QString &name)
{
    QFile file(QStringLiteral(":/stemma/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QIcon glyphIcon(Glyph glyph, const Colours &colours, Role role)
{
    return QIcon(new GlyphEngine(drawing(fileOf(glyph)), colours(role),
                                 mixed(colours(Role::MutedText), colours(Role::RaisedBase), 0.5)));
}

QIcon programIcon()
{
    return QIcon(new GlyphEngine(drawing(QStringLiteral("stemma")), Qt::black, Qt::black));
}

} // namespace stemma
