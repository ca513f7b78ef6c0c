// Sets the scores of accounts for people who work in the database itself.
// params: scores
UNWIND $scores AS score
MATCH (account:Account {accountId: score.accountId})
SET account.communityId = toInteger(score.communityId), account.hubScore = toFloat(score.hubScore),
    account.hubRank = toInteger(score.hubRank), account.runId = score.runId
