import Core
import Correspondence
import Definitions
import Forms
import Foundation
import Law
import Studio
import Web
import Workflows

extension PaperFacts {
    /// A request that nobody made, whose answers are the questions themselves: enough to see where each would stand.
    init(invented trial: PreviewCase, unit: PaperUnit?, site: Site) {
        let definition = trial.definition
        let status = definition.workflow?.statuses.first
        let day = LocalDate(trial.now, in: site.zone)
        let silence = definition.silence.flatMap { SilenceClock($0, receivedOn: day) }
        self.init(
            reference: .random(), procedure: definition.title, delay: definition.delay, receivedAt: trial.now, zone: site.zone, channel: .web,
            applicant: trial.words("studio.invented.applicant"),
            unit: unit ?? PaperUnit(name: site.name, phone: site.phone, email: site.email, address: site.address), status: status?.label ?? "",
            next: trial.words("studio.invented.next"), link: site.baseURL + "/suivi")
        let remedy = Remedy(court: definition.remedy ?? site.court ?? "tribunal administratif")
        acknowledgement = Acknowledgement(receivedOn: day, clock: silence, remedy: remedy, workingDays: WorkingDays(in: Region(named: site.place)))
        appeal = PaperAppeal(remedy, isInterruptedByComplaint: definition.permit == nil)
        incomplete = definition.silence.map { $0.effect == .none ? .none : $0.incomplete } ?? .none
        let pages = definition.form?.pages ?? []
        answers = pages.map { page in
            AnsweredPage(title: page.title, lines: page.fields.filter(\.holdsAnAnswer).map { .init(label: $0.label, texts: ["[\($0.label)]"]) })
        }
        let fields = pages.flatMap(\.fields).filter(\.holdsAnAnswer)
        answersByQuestion = Dictionary(fields.map { ($0.id, "[\($0.label)]") }) { first, _ in first }
    }
}
