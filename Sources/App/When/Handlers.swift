import Addresses
import Appointments
import Core
import Correspondence
import Dossiers
import Foundation
import Insight
import Logging
import Panels
import Privacy
import Reception
import Storage

extension Product {
    /// What each kind of job does. The `When…` files beside this one say what follows each event: they are the product's workflows.
    func handlers(logger: Logger) -> [String: JobWorker.Handler] {
        var handlers = correspondence.jobs.merging(reception.jobs) { first, _ in first }.merging(appointments.jobs) { first, _ in first }.merging([
            Job.kind(of: .resumeCodeAsked): { try await WhenResumeCodeAsked(product: self)($0) },
            Job.kind(of: .dossierFiled): { try await WhenDossierFiled(product: self)($0) },
            Job.kind(of: .dossierMoved): { try await WhenDossierMoved(product: self)($0) },
            Job.kind(of: .piecesAsked): { try await WhenDossierMoved(product: self)($0) },
            Job.kind(of: .messageWritten): { try await WhenPersonAdded(product: self, template: "addition-received")($0) },
            Job.kind(of: .answersCorrected): { try await WhenPersonAdded(product: self, template: "addition-received")($0) },
            Job.kind(of: .dossierTransferred): { try await WhenDossierTransferred(product: self)($0) },
            Job.kind(of: .dossierForwarded): { try await WhenDossierForwarded(product: self)($0) },
            Job.kind(of: .messageGivenUp): { job in if let news = News(job.payload) { try await TellPerson(product: self)(news) } },
            Job.kind(of: .letterSent): { try await WhenPostHandled(product: self, what: .letterSent)($0) },
            Job.kind(of: .letterDelivered): { try await WhenPostHandled(product: self, what: .letterDelivered)($0) },
            Job.kind(of: .letterReturned): { try await WhenPostHandled(product: self, what: .letterReturned)($0) },
            Job.kind(of: .letterSentAgain): { try await WhenPostHandled(product: self, what: .letterSentAgain)($0) },
            Job.kind(of: .letterClosed): { try await WhenPostHandled(product: self, what: .letterClosed)($0) },
            Job.kind(of: .counterReady): { try await WhenPostHandled(product: self, what: .counterReady)($0) },
            Job.kind(of: .counterHanded): { try await WhenPostHandled(product: self, what: .counterHanded)($0) },
            Job.kind(of: .counterEnded): { try await WhenPostHandled(product: self, what: .counterEnded)($0) },
            Job.kind(of: .personCalled): { try await WhenPostHandled(product: self, what: .called)($0) },
            Job.kind(of: .silenceDecided): { try await WhenSilenceDecided(product: self)($0) },
            SilenceWarning.jobKind: { try await WhenSilenceNear(product: self)($0) },
            ExceptionalReading.jobKind: { try await WhenReadExceptionally(product: self)($0) },
            Job.kind(of: .mailReceived): { try await WhenMailReceived(product: self)($0) },
            PrivacyFeature.slipProposedJob: { try await WhenPrivacyAsks(product: self).slip($0) },
            PrivacyFeature.driftedJob: { try await WhenPrivacyAsks(product: self).drift($0) },
            PrivacyFeature.answeredJob: { try await WhenPrivacyAsks(product: self).answered($0) },
            PrivacyFeature.restrictionEndsJob: { try await WhenPrivacyAsks(product: self).restrictionEnds($0) },
            PanelsFeature.inviteJob: { try await WhenPanelInvites(product: self)($0) },
            PanelsFeature.remindJob: { try await WhenPanelInvites(product: self).reminds($0) },
            AppointmentNews.jobKind: { try await WhenAppointmentChanged(product: self)($0) },
            WaitNews.jobKind: { try await WhenTimeFreed(product: self)($0) },
            ProofNews.jobKind: { try await WhenProofAsked(product: self)($0) },
            BeaconReading.jobKind: { job in
                if let reading = BeaconReading(job.payload) { try await appointments.read(reading, now: clock()) }
            },
            DrawNews.jobKind: { try await WhenLotsDrawn(product: self)($0) },
            Job.kind(of: .authorityMoved): { try await WhenAuthorityMoved(product: self)($0) },
            RecountBatch.jobKind: { try await WhenAuthorityMoved(product: self).next($0) },
            InsightFeature.districtJob: { try await WhenDistrictsChanged(product: self)($0) },
            VersionMoveBatch.jobKind: { try await MoveDossiers(product: self)($0) },
        ]) { first, _ in first }
        let imports = addresses.jobs(clock: clock) { try InsightFeature.addressesChanged(now: $0, on: $1) }
        handlers.merge(imports) { first, _ in first }
        let counting = CountDossiers(product: self)
        for kind in CountDossiers.events.map(Job.kind) { handlers[kind] = handlers[kind].map(counting.after) }
        return handlers
    }

    /// Does the jobs that are due, now: for tests and for the command line.
    public func runJobs() async throws -> (done: Int, failed: Int) {
        let logger = Logger(label: "jobs")
        let worker = JobWorker(database: database, handlers: handlers(logger: logger), log: logger)
        var total = (done: 0, failed: 0)
        while true {
            let run = try await worker.runDue(now: clock(), limit: 100)
            total = (total.done + run.done, total.failed + run.failed)
            if run.done == 0 { return total }
        }
    }
}
