"""One inspection: its judgements, recommendations and the words behind them."""
