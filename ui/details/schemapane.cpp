// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/schemapane.h"

#include "ui/details/schematexts.h"
#include "ui/details/tablehistoryview.h"
#include "ui/theme/emptystate.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace stemma {

SchemaPane::SchemaPane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_changes(new SqlView(tr("What this revision changes")))
    , m_whole(new SqlView(tr("Schema after this revision")))
    , m_object(new QComboBox)
    , m_history(new TableHistoryView)
{
    setObjectName(QStringLiteral("schemaPane"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_empty->setObjectName(QStringLiteral("schemaEmpty"));
    m_changes->setObjectName(QStringLiteral("schemaChangesView"));
    m_whole->setObjectName(QStringLiteral("schemaAfterView"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 6, 10, 6);
    row->setSpacing(4);
    row->addWidget(addChoice(Changes, QStringLiteral("schemaChangesChoice"), tr("What This Revision Changes")));
    row->addWidget(addChoice(Whole, QStringLiteral("schemaAfterChoice"), tr("Schema After It")));
    row->addWidget(addChoice(History, QStringLiteral("schemaHistoryChoice"), tr("History of a Table")));
    row->addStretch();
    auto *group = new QButtonGroup(this);
    for (QToolButton *button : std::as_const(m_choices))
        group->addButton(button);
    m_choices.first()->setChecked(true);
    m_stack->addWidget(m_changes);
    m_stack->addWidget(makeWholePage());
    m_stack->addWidget(m_history);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_stack, 1);
    connect(m_empty, &EmptyState::buttonClicked, this, &SchemaPane::press);
    connect(m_history, &TableHistoryView::revisionRequested, this, &SchemaPane::revisionRequested);
}

QToolButton *SchemaPane::addChoice(Choice choice, const QString &name, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, choice] { choose(choice); });
    m_choices << button;
    return button;
}

QWidget *SchemaPane::makeWholePage()
{
    m_object->setObjectName(QStringLiteral("schemaObject"));
    m_object->setAccessibleName(tr("Go to object"));
    m_object->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *label = new QLabel(tr("&Object:"));
    label->setBuddy(m_object);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(14, 0, 14, 6);
    row->addWidget(label);
    row->addWidget(m_object, 1);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_whole, 1);
    connect(m_object, &QComboBox::activated, this, [this](int index) {
        const int line = m_whole->lineOf(index - 1);
        m_whole->setCursorPosition(line - 1, 0);
        m_whole->setFirstVisible(line);
    });
    return page;
}

void SchemaPane::setRevision(const SnapshotPtr &snapshot, RevisionGraph::Node node)
{
    rememberScroll();
    m_snapshot = snapshot;
    m_node = node;
    const Revision &revision = snapshot->graph.revision(node);
    m_key = revision.place.isEmpty() ? revision.id : revision.place.file;
    m_schema.reset();
    m_filled.fill(false);
    m_asked = false;
    m_working = false;
    if (isVisible())
        ask();
}

void SchemaPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_snapshot && !m_asked)
        ask();
}

void SchemaPane::ask()
{
    m_asked = true;
    m_stack->setCurrentWidget(m_empty);
    m_fault = {};
    if (m_snapshot->graph.isGhost(m_node)) {
        m_empty->say(tr("There is no schema to show"),
                     tr("Another revision names %1, but no file has this id. Bring the file back, or "
                        "change the revision that names it.")
                         .arg(m_snapshot->graph.revision(m_node).id));
        return;
    }
    m_working = true;
    m_empty->say(tr("Working out the schema on a private server…"),
                 tr("The revisions are run there from an empty database. Yours is not touched."), {},
                 tr("Stop"));
    emit schemaRequested(m_node);
}

void SchemaPane::displayProgress(int done, int total)
{
    if (!m_working || total <= 0)
        return;
    m_empty->say(tr("Working out the schema on a private server…"),
                 tr("%1 of %n revision(s) done. Your database is not touched.", nullptr, total).arg(done), {},
                 tr("Stop"));
}

void SchemaPane::display(const RevisionSchema &schema)
{
    if (!m_snapshot || !m_asked || schema.snapshot != m_snapshot->number || schema.node != m_node)
        return;
    m_working = false;
    if (schema.error) {
        sayError(*schema.error);
        return;
    }
    m_schema = schema;
    fill();
}

void SchemaPane::sayError(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled) {
        m_empty->say(tr("Stopped"), tr("The schema around this revision is not known."), {},
                     tr("Work Out the Schema"));
        return;
    }
    QStringList text{error.message};
    if (!error.place.isEmpty()) {
        m_fault = error.place;
        const QString file = QDir(m_snapshot->project.folder).relativeFilePath(error.place.file);
        text << (error.place.line > 0 ? tr("%1, line %2").arg(file).arg(error.place.line) : file);
    }
    QStringList words;
    if (!error.native.isEmpty())
        words << (error.nativeCode ? tr("%1: %2").arg(error.nativeCode).arg(error.native) : error.native);
    if (!error.statement.isEmpty())
        words << error.statement;
    m_empty->say(tr("The schema around this revision can't be worked out"), text.join(u'\n'),
                 words.join(QStringLiteral("\n\n")), m_fault.isEmpty() ? tr("Try Again") : tr("Show Line"));
}

void SchemaPane::press()
{
    if (m_working) {
        emit stopRequested();
    } else if (m_fault.isEmpty()) {
        ask();
    } else {
        // The line may be in a revision before this one.
        emit placeRequested(m_fault);
    }
}

void SchemaPane::choose(Choice choice)
{
    m_choice = choice;
    if (m_schema)
        fill();
}

void SchemaPane::fill()
{
    m_stack->setCurrentIndex(m_choice);
    if (m_choice == Changes && m_schema->before == m_schema->after) {
        m_empty->say(tr("No change of the schema"),
                     m_snapshot->graph.isMerge(m_node)
                         ? tr("This revision joins branches and changes nothing in the schema.")
                         : tr("The schema after this revision is the one before it."));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (m_filled.at(m_choice))
        return;
    m_filled[m_choice] = true;
    if (m_choice == Changes)
        fillChanges();
    else if (m_choice == Whole)
        fillWhole();
    else
        m_history->display(m_snapshot, *m_schema);
}

void SchemaPane::fillChanges()
{
    m_changes->setSections(changedSections(*m_schema));
    m_changes->setFirstVisible(m_scroll.value(m_key, {1, 1}).at(0));
}

void SchemaPane::fillWhole()
{
    m_whole->setSections(wholeSections(*m_schema));
    const QSignalBlocker blocker(m_object);
    m_object->clear();
    const QString counts = countsText(m_schema->after);
    m_object->addItem(counts.isEmpty() ? tr("The schema is empty") : counts);
    for (const schema::ObjectName &object : m_schema->after.objects())
        m_object->addItem(objectText(object));
    m_whole->setFirstVisible(m_scroll.value(m_key, {1, 1}).at(1));
}

void SchemaPane::rememberScroll()
{
    if (m_key.isEmpty() || !m_schema)
        return;
    QList<int> &lines = m_scroll[m_key];
    lines.resize(2, 1);
    if (m_filled.at(Changes))
        lines[0] = m_changes->firstVisible();
    if (m_filled.at(Whole))
        lines[1] = m_whole->firstVisible();
}

} // namespace stemma
