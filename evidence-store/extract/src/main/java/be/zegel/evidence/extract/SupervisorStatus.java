package be.zegel.evidence.extract;

/**
 * How the supervisor is, for {@code doctor}, health and the operator's page.
 *
 * @param isolation how workers are shut in
 * @param workers configured workers
 * @param busy workers with an item
 * @param waiting items in the queues
 * @param finished items ended since the start
 * @param workerStarts processes started
 * @param workerDeaths processes that died or were killed on an item
 */
public record SupervisorStatus(
    Isolation isolation,
    int workers,
    int busy,
    int waiting,
    long finished,
    long workerStarts,
    long workerDeaths) {}
