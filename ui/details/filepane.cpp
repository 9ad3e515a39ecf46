// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/filepane.h"

#include "ui/editor/codeview.h"
#include "ui/theme/colours.h"

#include <QLabel>
#include <QVBoxLayout>

namespace stemma {

namespace {

QString link(const QString &target, const QString &text, const QColor &colour)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:%2\">%3</a>")
        .arg(target, colour.name(), text.toHtmlEscaped());
}

} // namespace

QList<int> statementsOfLine(const QList<Statement> &statements, const QString &file, int line)
{
    QList<int> found;
    for (int i = 0; i < statements.size(); ++i) {
        const Place &place = statements.at(i).place;
        if (place.file == file && place.line <= line && line <= qMax(place.line, place.endLine))
            found << i;
    }
    return found;
}

FilePane::FilePane(QWidget *parent)
    : QWidget(parent)
    , m_view(new CodeView(CodeLanguage::Python, tr("Revision file")))
    , m_asks(new QLabel)
{
    m_view->setObjectName(QStringLiteral("fileView"));
    m_asks->setObjectName(QStringLiteral("fileStatements"));
    m_asks->setTextFormat(Qt::RichText);
    m_asks->setContentsMargins(14, 5, 14, 5);
    m_asks->setAutoFillBackground(true);
    m_asks->setForegroundRole(QPalette::PlaceholderText);
    m_asks->setToolTip(tr("What the line under the cursor asks for; click to see the SQL"));
    m_asks->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_asks);
    setFocusProxy(m_view);
    connect(m_view, &CodeView::cursorLineChanged, this, &FilePane::showStatements);
    connect(m_asks, &QLabel::linkActivated, this, [this](const QString &target) {
        const bool isUpgrade = target.startsWith(QLatin1Char('u'));
        emit statementRequested(isUpgrade ? Direction::Up : Direction::Down, target.mid(1).toInt());
    });
}

void FilePane::display(const QString &code, const QString &file, const RevisionSql &sql)
{
    m_file = file;
    m_sql = sql;
    m_view->setCode(code);
    showStatements();
}

void FilePane::showStatements()
{
    const QColor colour = Colours::of(palette())(Role::Accent);
    const int line = m_view->cursorLine();
    QStringList parts;
    const auto add = [&](const FunctionSql &sql, QLatin1Char mark, auto words) {
        const QList<int> found = statementsOfLine(sql.statements, m_file, line);
        if (!found.isEmpty())
            parts << link(mark + QString::number(found.first()), words(found), colour);
    };
    add(m_sql.upgrade, QLatin1Char('u'), [](const QList<int> &found) {
        return found.size() == 1
            ? tr("statement %1 of the upgrade").arg(found.first() + 1)
            : tr("statements %1 to %2 of the upgrade").arg(found.first() + 1).arg(found.last() + 1);
    });
    add(m_sql.downgrade, QLatin1Char('d'), [](const QList<int> &found) {
        return found.size() == 1
            ? tr("statement %1 of the downgrade").arg(found.first() + 1)
            : tr("statements %1 to %2 of the downgrade").arg(found.first() + 1).arg(found.last() + 1);
    });
    const QString head = tr("line %1").arg(line);
    m_asks->setText(parts.isEmpty() ? tr("%1 · no statement comes from it").arg(head)
                                    : head + QStringLiteral(" · ") + parts.join(QStringLiteral(" · ")));
}

} // namespace stemma
