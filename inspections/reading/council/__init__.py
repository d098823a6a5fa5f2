"""From a printed name to a council of the register."""
