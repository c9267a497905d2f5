"""What we know about words, and the seeds as read."""
