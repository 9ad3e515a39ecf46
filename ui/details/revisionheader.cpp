// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/revisionheader.h"

#include "ui/theme/colours.h"
#include "ui/theme/fonts.h"

#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace stemma {

namespace {

QLabel *makeLabel(QWidget *parent, const char *name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

RevisionHeader::RevisionHeader(QWidget *parent)
    : QWidget(parent)
    , m_message(makeLabel(this, "revisionMessage"))
    , m_id(makeLabel(this, "revisionId"))
    , m_facts(makeLabel(this, "revisionFacts"))
    , m_file(makeLabel(this, "revisionFile"))
{
    m_message->setTextFormat(Qt::PlainText);
    m_id->setTextFormat(Qt::PlainText);
    m_file->setTextFormat(Qt::PlainText);
    m_facts->setTextFormat(Qt::RichText);
    m_id->setAccessibleName(tr("Revision id"));
    m_message->setAccessibleName(tr("Revision message"));
    m_facts->setAccessibleName(tr("Parents, children, labels and date"));
    m_file->setAccessibleName(tr("Revision file"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 8);
    layout->setSpacing(3);
    layout->addWidget(m_message);
    layout->addWidget(m_id);
    layout->addWidget(m_facts);
    layout->addWidget(m_file);
    connect(m_facts, &QLabel::linkActivated, this,
            [this](const QString &link) { emit revisionRequested(link.section(u':', 1).toInt()); });
    dress();
}

void RevisionHeader::display(const Snapshot &snapshot, RevisionGraph::Node node)
{
    const Revision &revision = snapshot.graph.revision(node);
    m_message->setText(snapshot.graph.isGhost(node)     ? tr("No file has this id")
                           : revision.message.isEmpty() ? tr("No message")
                                                        : revision.message);
    m_id->setText(revision.id);
    m_facts->setText(facts(snapshot, node));
    m_file->setText(QDir(snapshot.project.folder).relativeFilePath(revision.place.file));
    m_file->setToolTip(revision.place.file);
    m_file->setVisible(!revision.place.file.isEmpty());
}

QString RevisionHeader::links(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes) const
{
    QStringList result;
    for (const RevisionGraph::Node node : nodes) {
        const Revision &revision = snapshot.graph.revision(node);
        result.append(QStringLiteral("<a href=\"node:%1\" title=\"%2\">%3</a>")
                          .arg(node)
                          .arg(revision.message.toHtmlEscaped(), revision.id.toHtmlEscaped()));
    }
    return result.join(QStringLiteral(", "));
}

QString RevisionHeader::facts(const Snapshot &snapshot, RevisionGraph::Node node) const
{
    const RevisionGraph &graph = snapshot.graph;
    const Revision &revision = graph.revision(node);
    QStringList facts;
    if (graph.isGhost(node))
        facts.append(tr("named by %1").arg(links(snapshot, graph.children(node) + graph.dependents(node))));
    else if (graph.parents(node).isEmpty())
        facts.append(tr("no parent: a base"));
    else if (graph.isMerge(node))
        facts.append(tr("merges %1").arg(links(snapshot, graph.parents(node))));
    else
        facts.append(tr("parent %1").arg(links(snapshot, graph.parents(node))));
    if (!graph.isGhost(node)) {
        facts.append(graph.children(node).isEmpty()
                         ? tr("no child: a head")
                         : tr("child %1").arg(links(snapshot, graph.children(node))));
    }
    if (!graph.dependencies(node).isEmpty())
        facts.append(tr("depends on %1").arg(links(snapshot, graph.dependencies(node))));
    if (!revision.branchLabels.isEmpty())
        facts.append(tr("labels %1").arg(revision.branchLabels.join(QStringLiteral(", ")).toHtmlEscaped()));
    if (snapshot.isAddedByBranch(node))
        facts.append(tr("added by branch %1").arg(snapshot.additions.branch.toHtmlEscaped()));
    if (!revision.createDate.isEmpty()) {
        // Alembic writes microseconds; nobody reads them.
        const QString date = revision.createDate.section(u'.', 0, 0);
        facts.append(QStringLiteral("<span title=\"%1\">%2</span>")
                         .arg(revision.createDate.toHtmlEscaped(), date.toHtmlEscaped()));
    }
    return facts.join(QStringLiteral(" · "));
}

void RevisionHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void RevisionHeader::dress()
{
    QFont title = font();
    title.setPointSizeF(title.pointSizeF() * 1.25);
    title.setWeight(QFont::DemiBold);
    m_message->setFont(title);
    m_id->setFont(monospaceFont(font()));
    m_file->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setText(m_facts->text()); // links take their colour when the text is set
}

} // namespace stemma
